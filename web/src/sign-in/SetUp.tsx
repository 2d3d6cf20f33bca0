import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { answerOf, server, setProof } from '../api/client';
import controls from '../parts/controls.module.css';
import { Trouble } from '../parts/states';
import { InLive } from '../shell/live';
import { Mark } from '../shell/Mark';
import { InSession } from '../shell/session';
import { useWords } from '../words/words';
import { FirstSource } from './FirstSource';
import styles from './SignIn.module.css';

/** The token stands behind the # of the address, so that it is sent to nobody but the server's own interface. */
function tokenOf(hash: string): string {
  return new URLSearchParams(hash.slice(1)).get('token') ?? '';
}

/** From the link in the terminal to a first administrator and a first event; whoever was invited only claims. */
export default function SetUp() {
  const { words } = useWords();
  const said = words.signIn.setup;
  const [token] = useState(() => tokenOf(location.hash));
  const [isIn, setIn] = useState(false);
  useEffect(() => {
    document.title = `${said.title} · Pulse`;
    // Who looks over a shoulder, or at the browser's history, finds no token.
    history.replaceState(history.state, '', location.pathname + location.search);
  }, [said.title]);
  if (isIn) {
    return (
      <InSession>
        <InLive>
          <FirstSource />
        </InLive>
      </InSession>
    );
  }
  return (
    <main className={styles.page}>
      {token === '' ? <NoToken /> : <Claim token={token} done={setIn} />}
    </main>
  );
}

function NoToken() {
  const { words } = useWords();
  const said = words.signIn.setup;
  return (
    <div className={styles.card}>
      <Mark />
      <h1>{said.title}</h1>
      <p>{said.noToken}</p>
      <a className={controls.button} href="/">
        {words.signIn.title}
      </a>
    </div>
  );
}

/** Makes a user of whoever holds the token, and signs them in. */
function Claim({ token, done }: { token: string; done: (isIn: boolean) => void }) {
  const { words } = useWords();
  const said = words.signIn.setup;
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const claim = useMutation({
    mutationFn: async () => {
      const user = await answerOf(server.POST('/api/v1/setup', { body: { token, name, password } }));
      await server.POST('/api/v1/login', { body: { name: user.name, password } });
      const caller = await answerOf(server.GET('/api/v1/caller'));
      setProof(caller.csrf_token ?? '');
      return caller.role === 'administrator' && (await answerOf(server.GET('/api/v1/sources'))).sources.length === 0;
    },
    onSuccess: (isFirst) => {
      if (isFirst) done(true);
      else location.assign('/');
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    claim.mutate();
  };
  return (
    <form className={styles.card} onSubmit={send}>
      <Mark />
      <h1>{said.title}</h1>
      <p>{said.text}</p>
      <label className={controls.field}>
        {words.signIn.name}
        <input className={controls.input} value={name} autoComplete="username" required maxLength={200} autoFocus
          onChange={(event) => setName(event.target.value)} />
      </label>
      <label className={controls.field}>
        {words.signIn.password}
        <input className={controls.input} type="password" value={password} autoComplete="new-password" required minLength={12} maxLength={128}
          onChange={(event) => setPassword(event.target.value)} />
        <small>{said.advice}</small>
      </label>
      <button type="submit" className={controls.main} disabled={claim.isPending}>
        {said.enter}
      </button>
      {claim.error && <Trouble error={claim.error} />}
    </form>
  );
}
