import styles from './Sparkline.module.css';

const WIDTH = 96;
const HEIGHT = 26;

/** A short course of a number, without axes: only its shape tells something. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const range = high - low || 1;
  const x = (place: number) => 2 + (place / Math.max(1, values.length - 1)) * (WIDTH - 6);
  const y = (value: number) => HEIGHT - 3 - ((value - low) / range) * (HEIGHT - 6);
  const line = values.map((value, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const last = values.length - 1;
  return (
    <svg className={styles.spark} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <polyline points={line} />
      {last >= 0 && <circle cx={x(last)} cy={y(values[last]!)} r="2.4" />}
    </svg>
  );
}
