import type { Schemas } from '../api/client';
import { Figure } from '../parts/Figure';
import { Hint } from '../parts/Hint';
import { formulaTold } from '../words/formula';
import { useWords } from '../words/words';
import styles from './Customer.module.css';

const PARTS = [
  { name: 'returns', sign: 1 },
  { name: 'investments', sign: 1 },
  { name: 'decay', sign: -1 },
  { name: 'noise', sign: 1 },
] as const;

/** What a pulse is the sum of. */
export function Parts({ pulse }: { pulse: Schemas['PulseNow'] }) {
  const { words, format } = useWords();
  const said = words.numbers;
  const longest = Math.max(1, ...PARTS.map(({ name }) => Math.abs(pulse[name])));
  const told = formulaTold(pulse, words, format);
  return (
    <Figure title={words.customer.parts.title} sentence={told} header={['', words.customer.ledger.points]}
      rows={[[said.pulse, pulse.pulse], ...PARTS.map(({ name }) => [said[name], pulse[name]])]} file="parts">
      {PARTS.map(({ name, sign }) => (
        <div key={name} className={styles.part}>
          <Hint label={said[name]} help={<>{said.help[name]}<br /><code>{pulse.meaning[name]?.formula}</code></>}>
            {said[name]}
          </Hint>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(100 * Math.abs(pulse[name])) / longest} height="10" rx="0.8" fill={`var(--${name})`} />
          </svg>
          <span>{format.points(sign * pulse[name])}</span>
        </div>
      ))}
    </Figure>
  );
}
