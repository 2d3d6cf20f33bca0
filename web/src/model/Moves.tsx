import { useRef } from 'react';
import { Figure } from '../parts/Figure';
import { useWidth } from '../parts/useWidth';
import { useWords } from '../words/words';
import styles from './Model.module.css';
import type { Comparison } from './useModels';

/** How the pulses of the same customers would move: from those in force to the candidate's. */
export function Moves({ comparison }: { comparison: Comparison }) {
  const { words, format } = useWords();
  const said = words.model.evidence;
  const { quantiles, current, candidate } = comparison.pulses;
  const middle = quantiles.indexOf(0.5);
  if (current.length === 0 || middle < 0) return null;
  const isOtherUnit = !comparison.current;
  const sentence = `${said.moves.sentence(format.points(current[middle]!), format.points(candidate[middle]!))} ${isOtherUnit ? said.moves.units : ''}`;
  const spread = [...at(quantiles, current), ...(isOtherUnit ? [] : at(quantiles, candidate))];
  const other = isOtherUnit ? at(quantiles, candidate) : spread;
  return (
    <Figure title={said.moves.title} sentence={sentence} file={`moves-${comparison.candidate}`} name="moves"
      header={[said.moves.quantile, said.inForce, said.candidate]}
      rows={quantiles.map((quantile, place) => [format.share(quantile), current[place], candidate[place]])}>
      <Box name={said.inForce} quantiles={quantiles} values={current} within={spread} isDashed />
      <Box name={said.candidate} quantiles={quantiles} values={candidate} within={other} />
    </Figure>
  );
}

/** The values from the twentieth to the last but one twentieth: the few beyond would squeeze the rest. */
function at(quantiles: readonly number[], values: readonly number[]): number[] {
  return values.filter((_, place) => quantiles[place]! >= 0.05 && quantiles[place]! <= 0.95);
}

type Props = { name: string; quantiles: readonly number[]; values: readonly number[]; within: readonly number[]; isDashed?: boolean };

/** Where the middle half, and nine in ten, stand. */
function Box({ name, quantiles, values, within, isDashed = false }: Props) {
  const { words, format } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const low = Math.min(0, ...within);
  const high = Math.max(low + 1e-9, ...within);
  const x = (value: number) => 16 + ((value - low) / (high - low)) * Math.max(0, width - 48);
  const of = (quantile: number) => values[quantiles.indexOf(quantile)] ?? 0;
  const told = [of(0.05), of(0.5), of(0.95)].map((value) => format.points(value));
  return (
    <div ref={frame} className={styles.plot}>
      <span className={styles.note}>{name}</span>
      <svg width={width} height={54} role="img" aria-label={words.model.evidence.moves.chart(name, told[0]!, told[2]!, told[1]!)}>
        <line className={styles.whisker} x1={x(of(0.05))} x2={x(of(0.95))} y1={16} y2={16} strokeDasharray={isDashed ? '5 4' : undefined} />
        <rect className={styles.box} x={x(of(0.25))} width={Math.max(1, x(of(0.75)) - x(of(0.25)))} y={6} height={20} strokeDasharray={isDashed ? '5 4' : undefined} />
        <line className={styles.median} x1={x(of(0.5))} x2={x(of(0.5))} y1={3} y2={29} />
        <text className={styles.tick} x={x(of(0.05))} y={46} textAnchor="start">
          {told[0]}
        </text>
        <text className={styles.tick} x={x(of(0.95))} y={46} textAnchor="end">
          {told[2]}
        </text>
      </svg>
    </div>
  );
}
