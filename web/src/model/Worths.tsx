import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Figure } from '../parts/Figure';
import { useWords } from '../words/words';
import { byWorth, digitsOf, type Worth } from './meaning';
import styles from './Model.module.css';
import type { Model } from './useModels';

/** What one more of each signal tells of the next 30 days, and for how long. */
export function Worths({ model, models }: { model: Model; models: readonly Model[] }) {
  const { words, format } = useWords();
  const said = words.model.worth;
  const worths = byWorth(model.signals);
  const most = worths[0];
  const told = (value: number) => format.signed(value, digitsOf(value));
  const days = (worth: Worth) => format.number(worth.half_life_days, worth.half_life_days < 10 ? 1 : 0);
  const meaning = (worth: Worth) => {
    const size = format.number(Math.abs(worth.weight), digitsOf(worth.weight));
    return worth.weight < 0 ? said.costs(size, days(worth)) : said.adds(size, days(worth));
  };
  const widest = Math.max(1e-9, ...worths.map((worth) => Math.abs(worth.weight)));
  return (
    <Figure
      title={said.title}
      sentence={most ? said.most(most.signal, told(most.weight).replace('+', ''), days(most)) : said.none}
      header={[said.signal, said.weight, said.halfLife, said.share, said.means]}
      rows={worths.map((worth) => [worth.signal, worth.weight, worth.half_life_days, worth.share, meaning(worth)])}
      file={`worth-${model.id}`}
      name="worth"
    >
      <ChooseModel model={model} models={models} />
      <ul className={styles.worths}>
        {worths.map((worth) => (
          <li key={worth.signal}>
            <strong>{worth.signal}</strong>
            <Bar worth={worth.weight} widest={widest} />
            <span className={styles.amount}>{told(worth.weight)}</span>
            <small>{meaning(worth)}</small>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{said.note}</p>
    </Figure>
  );
}

/** A bar to the right for a gain, to the left for a loss. */
function Bar({ worth, widest }: { worth: number; widest: number }) {
  const size = (50 * Math.abs(worth)) / widest;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x={worth < 0 ? 50 - size : 50} width={Math.max(0.3, size)} y="1" height="8" fill={worth < 0 ? 'var(--noise)' : 'var(--returns)'} />
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
