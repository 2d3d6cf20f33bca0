import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Figure } from '../parts/Figure';
import { useWords } from '../words/words';
import { byWorth, digitsOf, rangeOf, type Worth } from './meaning';
import styles from './Model.module.css';
import type { Model } from './useModels';

const CLUES_SHOWN = 5;

/** What one more of each signal tells of the next 30 days, and for how long. */
export function Worths({ model, models }: { model: Model; models: readonly Model[] }) {
  const { words, format } = useWords();
  const said = words.model.worth;
  const worths = byWorth(model.signals);
  const most = worths[0];
  const told = (value: number) => format.signed(value, digitsOf(value));
  const days = (worth: Worth) => format.number(worth.half_life_days, worth.half_life_days < 10 ? 1 : 0);
  const meaning = (worth: Worth) => {
    const digits = digitsOf(worth.weight);
    const plain = (value: number) => format.number(value, digits);
    const [low, high] = rangeOf(worth);
    const between = low === undefined || high === undefined ? '' : said.between(plain(low), plain(high));
    const valued = worth.value === null ? '' : said.ofValue(format.number(worth.value, 2));
    const phrase = worth.weight < 0 ? said.costs : said.adds;
    return phrase(plain(Math.abs(worth.weight)), between + valued, days(worth));
  };
  const clue = (asked: Model['clues'][number]) =>
    said.asked([said.clues[asked.clue] ?? asked.clue, asked.signal ?? ''].join(' ').trim(), format.share(asked.share));
  const widest = Math.max(1e-9, ...worths.flatMap((worth) => [worth.weight, worth.low ?? 0, worth.high ?? 0].map(Math.abs)));
  return (
    <Figure
      title={said.title}
      sentence={most ? said.most(most.signal, told(most.weight).replace('+', ''), days(most)) : said.none}
      header={[said.signal, said.weight, said.low, said.high, said.value, said.halfLife, said.share, said.means]}
      rows={worths.map((worth) => [worth.signal, worth.weight, worth.low, worth.high, worth.value, worth.half_life_days, worth.share, meaning(worth)])}
      file={`worth-${model.id}`}
      name="worth"
    >
      <ChooseModel model={model} models={models} />
      <ul className={styles.worths}>
        {worths.map((worth) => (
          <li key={worth.signal}>
            <strong>{worth.signal}</strong>
            <Bar worth={worth} widest={widest} />
            <span className={styles.amount}>{told(worth.weight)}</span>
            <small>{meaning(worth)}</small>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{said.note}</p>
      {model.trees > 0 && <p className={styles.note}>{said.trees(format.number(model.trees), model.clues.slice(0, CLUES_SHOWN).map(clue).join(', '))}</p>}
    </Figure>
  );
}

/** A bar to the right for a gain, to the left for a loss, and a thin line over what it may be. */
function Bar({ worth: { weight, low, high }, widest }: { worth: Worth; widest: number }) {
  const at = (value: number) => 50 + (50 * value) / widest;
  const size = Math.abs(at(weight) - 50);
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x={weight < 0 ? 50 - size : 50} width={Math.max(0.3, size)} y="1" height="8" fill={weight < 0 ? 'var(--noise)' : 'var(--returns)'} />
      {low !== null && high !== null && <rect x={at(low)} width={at(high) - at(low)} y="4.5" height="1" fill="var(--ink)" />}
      <rect x="49.9" width="0.2" height="10" fill="var(--line-strong)" />
    </svg>
  );
}

/** Which model a part of the page is about; kept in the address. */
export function ChooseModel({ model, models }: { model: Model; models: readonly Model[] }) {
  const { words } = useWords();
  const address = useAddress();
  if (models.length < 2) return null;
  return (
    <label className={styles.choose}>
      <span>{words.model.evidence.choose}</span>
      <select className={controls.input} value={model.id} onChange={(event) => address.set({ model: event.target.value })}>
        {models.toReversed().map((each) => (
          <option key={each.id} value={each.id}>
            {each.id} · {words.model.states[each.state] ?? each.state}
          </option>
        ))}
      </select>
    </label>
  );
}
