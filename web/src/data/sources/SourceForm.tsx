import { useState } from 'react';
import { Ask } from '../../parts/Ask';
import controls from '../../parts/controls.module.css';
import { useWords } from '../../words/words';
import styles from '../Data.module.css';
import { type KindName, kindOf, KINDS } from './kinds';

/** What a person has typed about a source; empty texts were left alone. */
export type Typed = {
  readonly kind: string;
  readonly name: string;
  readonly secret: string;
  readonly writeKey: string;
  readonly options: Readonly<Record<string, string>>;
};

type Props = {
  readonly title: string;
  readonly act: string;
  readonly first: Typed;
  /** Whether the source is there already: then its kind stays, and a secret that is left empty stays too. */
  readonly isMade?: boolean;
  readonly run: (typed: Typed) => Promise<unknown>;
  readonly close: () => void;
};

/** Asks for what a source needs, by its kind. */
export function SourceForm({ title, act, first, isMade = false, run, close }: Props) {
  const { words } = useWords();
  const said = words.data.sources;
  const [typed, setTyped] = useState(first);
  const kind = kindOf(typed.kind);
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const rest = kind.options.filter((name) => !kind.required.includes(name));
  const option = (name: string) => (
    <Option key={name} name={name} isRequired={kind.required.includes(name)} value={typed.options[name] ?? ''}
      set={(value) => change({ options: { ...typed.options, [name]: value } })} />
  );
  return (
    <Ask title={title} act={act} close={close} run={() => run({ ...typed, options: filled(typed.options, kind.options) })}>
      {!isMade && (
        <label className={controls.field}>
          {said.kind}
          <select className={controls.input} value={typed.kind} onChange={(event) => change({ kind: event.target.value })}>
            {(Object.keys(KINDS) as KindName[]).map((name) => (
              <option key={name} value={name}>
                {said.kinds[name]}
              </option>
            ))}
          </select>
          <small>{said.kindHelp[typed.kind as KindName]}</small>
        </label>
      )}
      <label className={controls.field}>
        {said.name}
        <input className={controls.input} value={typed.name} required maxLength={200} autoComplete="off"
          onChange={(event) => change({ name: event.target.value })} />
      </label>
      {kind.needsSecret && (
        <label className={controls.field}>
          {said.secret}
          <textarea className={controls.input} rows={2} value={typed.secret} required={!isMade} autoComplete="off" spellCheck={false}
            onChange={(event) => change({ secret: event.target.value })} />
          <small>{isMade ? said.secretStays : said.secretHelp}</small>
        </label>
      )}
      {kind.required.map(option)}
      {rest.length > 0 && (
        <details className={styles.more} open={rest.some((name) => typed.options[name])}>
          <summary>{said.options}</summary>
          {rest.map(option)}
        </details>
      )}
      {kind.hasWriteKey && !isMade && (
        <details className={styles.more}>
          <summary>{said.ownKey}</summary>
          <label className={controls.field}>
            {said.writeKey}
            <input className={controls.input} value={typed.writeKey} autoComplete="off" pattern="[A-Za-z0-9_\-]{8,128}"
              onChange={(event) => change({ writeKey: event.target.value })} />
            <small>{said.ownKeyHelp}</small>
          </label>
        </details>
      )}
    </Ask>
  );
}

type OptionProps = { name: string; value: string; isRequired: boolean; set: (value: string) => void };

function Option({ name, value, isRequired, set }: OptionProps) {
  const { words } = useWords();
  return (
    <label className={controls.field}>
      <code>{name}</code>
      <input className={controls.input} value={value} required={isRequired} autoComplete="off" spellCheck={false}
        onChange={(event) => set(event.target.value)} />
      <small>{words.data.sources.optionHelp[name] ?? ''}</small>
    </label>
  );
}

function filled(options: Readonly<Record<string, string>>, known: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => value.trim() !== '' && known.includes(name)));
}
