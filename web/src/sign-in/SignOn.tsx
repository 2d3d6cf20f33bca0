import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';
import { signOnFailure, signOnStart } from './signOnAddress';
import styles from './SignIn.module.css';

/** The way to the provider of identities, where there is one, and why it did not let somebody in. */
export function SignOn({ wasIn }: { wasIn: boolean }) {
  const { words } = useWords();
  const said = words.signIn.signOn;
  const queries = useQueryClient();
  const [failure] = useState(() => signOnFailure(location.search));
  const offered = useQuery({
    queryKey: ['sign-on'],
    queryFn: async () => answerOf(server.GET('/api/v1/sign-on')),
    staleTime: Infinity,
  });
  useEffect(() => {
    if (!wasIn) return;
    // They sign on in another window, so that nothing typed here is lost; this one looks when they are back.
    const look = () => void queries.invalidateQueries({ queryKey: ['caller'] });
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [queries, wasIn]);
  const isOnlyWay = offered.data?.passwords === 'administrators';
  const name = offered.data?.offered ? (offered.data.name ?? '') : '';
  return (
    <>
      {failure && (
        <p role="alert" className={styles.refused}>
          {said.failures[failure](name || said.provider)}
        </p>
      )}
      {name && (
        <>
          <a className={isOnlyWay ? controls.main : controls.button} href={signOnStart(location)}
            target={wasIn ? '_blank' : undefined} rel={wasIn ? 'noopener' : undefined}>
            {said.enter(name)}
          </a>
          {isOnlyWay && <p className={styles.note}>{said.passwords}</p>}
          <hr className={styles.or} />
        </>
      )}
    </>
  );
}
