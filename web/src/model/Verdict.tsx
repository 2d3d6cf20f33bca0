import { Plain } from '../parts/Plain';
import { useWords } from '../words/words';
import styles from './Model.module.css';
import type { Comparison } from './useModels';

/** The measures in the order they are read. */
export const MEASURES = ['auc', 'mae', 'calibration_error'] as const;

/** Whether a candidate may be adopted, and by what it was judged. */
export function Verdict({ comparison }: { comparison: Comparison }) {
  const { words, format } = useWords();
  const said = words.model.evidence;
  return (
    <div className={styles.verdict} data-better={comparison.better}>
      <strong>{comparison.better ? said.better : said.notBetter}</strong>
      <p>
        {said.period(format.number(comparison.customers), format.day(comparison.landmark), format.number(comparison.came), format.number(comparison.horizon_days))}
      </p>
      {comparison.known_to_candidate && <p>{said.known}</p>}
      <small>{said.rule}</small>
    </div>
  );
}

/** All measures of both sides, as a table. */
export function Measures({ comparison }: { comparison: Comparison }) {
  const { words } = useWords();
  return <Plain label={words.model.evidence.all.title} {...useMeasures(comparison)} />;
}

/** The same as header and rows. */
export function useMeasures({ measures }: Comparison) {
  const { words, format } = useWords();
  const said = words.model.evidence;
  const told = (value: number | null | undefined, tell: (value: number) => string) =>
    value === null || value === undefined ? said.all.unsaid : tell(value);
  const three = (value: number) => format.number(value, 3);
  const signed = (value: number) => format.signed(value, 3);
  return {
    header: [said.measure, said.candidate, said.inForce, said.lead, said.low, said.high],
    rows: MEASURES.map((name) => {
      const of = measures[name];
      return [
        said.measures[name],
        told(of?.candidate, three),
        told(of?.current, three),
        ...[of?.difference, of?.low, of?.high].map((value) => (value === null || value === undefined ? '–' : signed(value))),
      ];
    }),
  };
}
