import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { server } from '../api/client';
import controls from '../parts/controls.module.css';
import { Sheet } from '../parts/Sheet';
import { Trouble } from '../parts/states';
import { useCaller } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Settings.module.css';

/** Changes one's own password; all other sessions end. */
export function Password() {
  const { words } = useWords();
  const said = words.settings.password;
  const queries = useQueryClient();
  const tell = useTell();
  const { name } = useCaller();
  const [present, setPresent] = useState('');
  const [wanted, setWanted] = useState('');
  const change = useMutation({
    mutationFn: () => server.POST('/api/v1/password', { body: { present_password: present, password: wanted } }),
    onSuccess: () => {
      setPresent('');
      setWanted('');
      tell(said.changed);
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      <form className={styles.form} onSubmit={send}>
        <input type="text" name="username" autoComplete="username" value={name ?? ''} readOnly hidden />
        <label className={controls.field}>
          {said.present}
          <input className={controls.input} type="password" value={present} autoComplete="current-password" required maxLength={1000}
            onChange={(event) => setPresent(event.target.value)} />
        </label>
        <label className={controls.field}>
          {said.wanted}
          <input className={controls.input} type="password" value={wanted} autoComplete="new-password" required minLength={12} maxLength={128}
            onChange={(event) => setWanted(event.target.value)} />
          <small>{words.signIn.setup.advice}</small>
        </label>
        <div>
          <button type="submit" className={controls.main} disabled={change.isPending}>
            {said.change}
          </button>
        </div>
        {change.error && <Trouble error={change.error} />}
      </form>
    </Sheet>
  );
}
