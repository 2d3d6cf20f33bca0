import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, server } from '../api/client';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { saveAs } from '../parts/csv';
import { Sheet } from '../parts/Sheet';
import { Show } from '../parts/Show';
import { Secret } from '../data/keys/Secret';
import { useCaller } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Settings.module.css';

type Step =
  | { readonly at: 'password' }
  | { readonly at: 'app'; readonly secret: string; readonly uri: string }
  | { readonly at: 'codes'; readonly codes: readonly string[] }
  | { readonly at: 'off' };

/** A second factor of one's own: on, off, and how many recovery codes are left. */
export function TwoFactor() {
  const { words, format } = useWords();
  const said = words.settings.twoFactor;
  const caller = useCaller();
  const queries = useQueryClient();
  const tell = useTell();
  const [step, setStep] = useState<Step | undefined>(undefined);
  const isOn = caller.two_factor === true;
  const close = () => setStep(undefined);
  const changed = () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['caller', 'sessions'].includes(String(queryKey[0])) });
  return (
    <Sheet title={said.title} sentence={isOn ? said.isOn(format.number(caller.recovery_codes_left ?? 0)) : said.isOff}>
      <button type="button" className={isOn ? controls.danger : controls.button} onClick={() => setStep({ at: isOn ? 'off' : 'password' })}>
        {isOn ? said.turnOff : said.turnOn}
      </button>
      {step?.at === 'password' && (
        <WithPassword title={said.turnOn} act={said.next} close={() => setStep((now) => (now?.at === 'password' ? undefined : now))}
          run={async (password) => setStep({ at: 'app', ...(await answerOf(server.POST('/api/v1/two-factor', { body: { password } }))) })} />
      )}
      {step?.at === 'app' && (
        <App secret={step.secret} uri={step.uri} close={() => setStep((now) => (now?.at === 'app' ? undefined : now))}
          done={(codes) => {
            setStep({ at: 'codes', codes });
            void changed();
          }} />
      )}
      {step?.at === 'codes' && <Codes codes={step.codes} close={close} />}
      {step?.at === 'off' && (
        <WithPassword title={said.turnOff} act={said.turnOff} isDanger close={close}
          run={async (password) => {
            await server.DELETE('/api/v1/two-factor', { body: { password } });
            await changed();
            tell(said.isOffNow);
          }} />
      )}
    </Sheet>
  );
}

type WithPasswordProps = {
  readonly title: string;
  readonly act: string;
  readonly isDanger?: boolean;
  readonly run: (password: string) => Promise<unknown>;
  readonly close: () => void;
};

function WithPassword({ title, act, isDanger = false, run, close }: WithPasswordProps) {
  const { words } = useWords();
  const [password, setPassword] = useState('');
  return (
    <Ask title={title} act={act} isDanger={isDanger} run={() => run(password)} close={close}>
      <label className={controls.field}>
        {words.settings.password.present}
        <input className={controls.input} type="password" value={password} autoComplete="current-password" required maxLength={1000}
          onChange={(event) => setPassword(event.target.value)} />
      </label>
    </Ask>
  );
}

function App({ secret, uri, close, done }: { secret: string; uri: string; close: () => void; done: (codes: readonly string[]) => void }) {
  const { words } = useWords();
  const said = words.settings.twoFactor;
  const [code, setCode] = useState('');
  const confirm = async () => {
    const { recovery_codes } = await answerOf(server.POST('/api/v1/two-factor/confirm', { body: { code: code.replaceAll(' ', '') } }));
    done(recovery_codes);
  };
  return (
    <Ask title={said.turnOn} act={said.turnOnAct} run={confirm} close={close}>
      <p>{said.app}</p>
      <Secret text={secret} label={said.copySecret} />
      <p>
        <a href={uri}>{said.openApp}</a>
      </p>
      <label className={controls.field}>
        {said.code}
        <input className={controls.input} value={code} required inputMode="numeric" autoComplete="one-time-code" pattern="[0-9 ]{6,7}" maxLength={7}
          onChange={(event) => setCode(event.target.value)} />
        <small>{said.codeHelp}</small>
      </label>
    </Ask>
  );
}

function Codes({ codes, close }: { codes: readonly string[]; close: () => void }) {
  const { words } = useWords();
  const said = words.settings.twoFactor;
  return (
    <Show title={said.codes} close={close}>
      <p>{said.codesHelp}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={controls.row}>
        <button type="button" className={controls.button} onClick={() => saveAs('pulse-recovery-codes.txt', 'text/plain', `${codes.join('\n')}\n`)}>
          {said.saveCodes}
        </button>
      </div>
    </Show>
  );
}
