import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { useSourceName } from '../data/queries';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useMay } from '../shell/session';
import { useWho } from '../shell/who';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import { Privacy } from './Privacy';
import { RecordConsent } from './RecordConsent';

type Allowed = Schemas['PersonEndpointsAllowed'];
type Said = Schemas['PersonEndpointsSaid'];

/** What a customer agreed to and ever said of it, and the ways to take out or to erase all that is kept. */
export function Consent({ customer }: { customer: string }) {
  const { words } = useWords();
  const said = words.customer.consent;
  const consent = useQuery({
    queryKey: ['customer', customer, 'consent'],
    queryFn: async () => answerOf(server.GET('/api/v1/customers/{id}/consent', { params: { path: { id: customer } } })),
  });
  if (consent.error) return <Trouble error={consent.error} again={() => void consent.refetch()} />;
  if (!consent.data) return <Waiting />;
  const { current, history } = consent.data;
  return (
    <>
      <Sheet title={said.title} sentence={current.length === 0 ? said.none : undefined} tools={<Recording customer={customer} current={current} />}>
        <Now customer={customer} current={current} />
      </Sheet>
      {history.length > 0 && (
        <Sheet title={said.history} sentence={said.historySentence}>
          <History customer={customer} history={history} />
        </Sheet>
      )}
      <Privacy customer={customer} />
    </>
  );
}

function Recording({ customer, current }: { customer: string; current: readonly Allowed[] }) {
  const { words } = useWords();
  const mayChange = useMay('customer:write');
  const [isAsking, setAsking] = useState(false);
  if (!mayChange) return null;
  return (
    <>
      <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAsking(true)}>
        {words.customer.consent.record}
      </button>
      {isAsking && <RecordConsent customer={customer} purposes={[...new Set(current.map((each) => each.purpose))]} close={() => setAsking(false)} />}
    </>
  );
}

function Now({ customer, current }: { customer: string; current: readonly Allowed[] }) {
  const { words, format } = useWords();
  const said = words.customer.consent;
  const columns: readonly Column<Allowed>[] = useMemo(
    () => [
      { id: 'purpose', title: said.purpose, value: (row) => row.purpose },
      { id: 'channel', title: said.channel, value: (row) => row.channel, shown: (row) => row.channel || said.everywhere },
      { id: 'state', title: said.state, value: (row) => said.states(row.granted) },
      { id: 'since', title: said.since, value: (row) => row.since, shown: (row) => format.instant(row.since) },
    ],
    [said, format],
  );
  return (
    <DataTable label={said.title} columns={columns} rows={current} keyOf={(row) => `${row.purpose} ${row.channel}`} empty={null}
      file={`consent-${nameOf(customer)}`} sortedBy="consents" />
  );
}

function History({ customer, history }: { customer: string; history: readonly Said[] }) {
  const { words, format } = useWords();
  const said = words.customer.consent;
  const sourceName = useSourceName();
  const who = useWho();
  const rows = useMemo(() => history.map((each, place) => ({ ...each, place })).reverse(), [history]);
  const columns: readonly Column<(typeof rows)[number]>[] = useMemo(
    () => [
      { id: 'at', title: words.common.time, value: (row) => row.at, shown: (row) => format.instant(row.at) },
      { id: 'purpose', title: said.purpose, value: (row) => row.purpose },
      { id: 'channel', title: said.channel, value: (row) => row.channel, shown: (row) => row.channel || said.everywhere },
      { id: 'state', title: said.said, value: (row) => said.states(row.granted) },
      { id: 'source', title: said.source, value: (row) => sourceName(row.source) },
      { id: 'wording', title: said.wording, isLong: true, value: (row) => row.wording },
      { id: 'by', title: said.by, value: (row) => who(row.by) },
    ],
    [words, said, format, sourceName, who],
  );
  return (
    <DataTable label={said.history} columns={columns} rows={rows} keyOf={(row) => String(row.place)} empty={null}
      file={`consent-history-${nameOf(customer)}`} sortedBy="said" />
  );
}
