import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { server } from '../api/client';
import { Problem } from '../api/problem';
import controls from '../parts/controls.module.css';
import { Trouble } from '../parts/states';
import { Mark } from '../shell/Mark';
import { useWords } from '../words/words';
import { SignOn } from './SignOn';
import styles from './SignIn.module.css';

/** The way in. Over a page whose session has ended it is a layer, so that nothing typed there is lost. */
export function SignIn({ wasIn }: { wasIn: boolean }) {
  const { words } = useWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const enter = useMutation({
    mutationFn: () => server.POST('/api/v1/login', { body: { name, password, ...(code && { code: code.trim() }) } }),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => isCodeNeeded(error) && setNeedsCode(true),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <main className={wasIn ? styles.layer : styles.page}>
      <form className={styles.card} onSubmit={send}>
        <Mark />
        <h1>{words.signIn.title}</h1>
        {wasIn && <p>{words.signIn.expired}</p>}
        <SignOn wasIn={wasIn} />
        <label className={controls.field}>
          {words.signIn.name}
          <input className={controls.input} value={name} autoComplete="username" required maxLength={200}
            onChange={(event) => setName(event.target.value)} />
        </label>
        <label className={controls.field}>
          {words.signIn.password}
          <input className={controls.input} type="password" value={password} autoComplete="current-password" required
            maxLength={128} onChange={(event) => setPassword(event.target.value)} />
        </label>
        {needsCode && (
          <label className={controls.field}>
            {words.signIn.code}
            <input className={controls.input} value={code} autoComplete="one-time-code" required maxLength={100} autoFocus
              onChange={(event) => setCode(event.target.value)} />
            <small>{words.signIn.codeHelp}</small>
          </label>
        )}
        <button type="submit" className={controls.main} disabled={enter.isPending}>
          {words.signIn.enter}
        </button>
        {enter.error && !isCodeNeeded(enter.error) && <Trouble error={enter.error} />}
        {enter.error ? null : <p className={styles.note}>{words.signIn.first}</p>}
      </form>
    </main>
  );
}

/** Whether name and password were right, and a second factor is asked for. */
function isCodeNeeded(error: unknown): boolean {
  return error instanceof Problem && error.code === 'code_needed';
}
