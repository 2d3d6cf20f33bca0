import { useRef } from 'react';
import { useWidth } from '../parts/useWidth';
import styles from './Model.module.css';

type Interval = { readonly name: string; readonly estimate: number; readonly low: number; readonly high: number };

type Props = {
  /** The same in words. */
  readonly label: string;
  /** The value that means: no difference. */
  readonly centre: number;
  readonly rows: readonly Interval[];
  readonly tell: (value: number) => string;
};

const HEIGHT = 64;
const EDGE = 52;

/** Estimates with their intervals, around the value that means no difference. */
export function IntervalPlot({ label, centre, rows, tell }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const reach = 1.15 * Math.max(1e-9, ...rows.flatMap((row) => [Math.abs(row.low - centre), Math.abs(row.high - centre)]));
  const x = (value: number) => EDGE + ((value - centre + reach) / (2 * reach)) * Math.max(0, width - 2 * EDGE);
  return (
    <div ref={frame} className={styles.plot}>
      <svg width={width} height={HEIGHT * rows.length + 22} role="img" aria-label={label}>
        <line className={styles.centre} x1={x(centre)} x2={x(centre)} y1={4} y2={HEIGHT * rows.length} />
        <text className={styles.tick} x={x(centre)} y={HEIGHT * rows.length + 16} textAnchor="middle">
          {centre}
        </text>
        {rows.map((row, place) => {
          const y = HEIGHT * place + HEIGHT / 2;
          const side = row.low > centre ? 'above' : row.high < centre ? 'below' : 'around';
          return (
            <g key={row.name} data-side={side} className={styles.interval}>
              <path d={`M${x(row.low)} ${y - 7}v14M${x(row.low)} ${y}H${x(row.high)}M${x(row.high)} ${y - 7}v14`} />
              <circle cx={x(row.estimate)} cy={y} r={6} />
              <text className={styles.tick} x={x(row.low) + 4} y={y + 24} textAnchor="end">
                {tell(row.low)}
              </text>
              <text className={styles.value} x={x(row.estimate)} y={y - 14} textAnchor="middle">
                {tell(row.estimate)}
              </text>
              <text className={styles.tick} x={x(row.high) - 4} y={y + 24} textAnchor="start">
                {tell(row.high)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
