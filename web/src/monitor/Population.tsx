import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, server } from '../api/client';
import { Figure } from '../parts/Figure';
import { LineChart } from '../parts/LineChart';
import { Trouble, Waiting } from '../parts/states';
import { formulaTold } from '../words/formula';
import { useWords } from '../words/words';
import { Reading } from './Reading';

const DAYS_MIN = 7;
const DAYS_MAX = 366;

/** The pulse of everyone and its parts, day by day. */
export function Population({ days }: { days: number }) {
  const { words, format } = useWords();
  const asked = Math.min(DAYS_MAX, Math.max(DAYS_MIN, Math.round(days)));
  const trace = useQuery({
    queryKey: ['sums', 'trace', asked],
    placeholderData: keepPreviousData,
    queryFn: async () => answerOf(server.GET('/api/v1/population/trace', { params: { query: { days: asked } } })),
  });
  const said = words.monitor.population;
  if (trace.error) return <Trouble error={trace.error} again={() => void trace.refetch()} />;
  if (!trace.data) return <Waiting />;
  const points = trace.data.days;
  if (points.length === 0) return <Reading title={said.title} survey={trace.data.survey} />;
  const last = points.at(-1)!;
  const change = last.pulse - points[0]!.pulse;
  const sentence = [
    said.sentence(format.number(last.pulse), format.number(last.customers)),
    said.moved(format.signed(change, 0), format.number(points.length - 1)),
    last.customers > 0 ? said.perCustomer(format.points(last.pulse / last.customers)) : '',
  ].join(' ');
  const names = words.numbers;
  const series = [
    { name: names.pulse, colour: 'var(--ekg)', isArea: true, values: points.map((point) => point.pulse) },
    { name: names.returns, colour: 'var(--returns)', dash: '7 3', values: points.map((point) => point.returns) },
    { name: names.investments, colour: 'var(--investments)', dash: '2 3', values: points.map((point) => point.investments) },
    { name: names.decay, colour: 'var(--decay)', dash: '9 3 2 3', values: points.map((point) => -point.decay) },
    { name: names.noise, colour: 'var(--noise)', dash: '4 4', values: points.map((point) => point.noise) },
  ];
  const tell = (place: number) => {
    const point = points[place]!;
    return `${format.day(point.at)}: ${formulaTold(point, words, format, 0)}`;
  };
  return (
    <Figure title={said.title} sentence={sentence} file="population"
      header={[words.common.day, words.monitor.stages.count, names.pulse, names.investments, names.returns, names.noise, names.decay]}
      rows={points.map((point) => [point.day, point.customers, point.pulse, point.investments, point.returns, point.noise, point.decay])}>
      <LineChart label={`${said.title}. ${sentence}`} at={points.map((point) => new Date(point.at))} series={series} tellPoint={tell} />
    </Figure>
  );
}
