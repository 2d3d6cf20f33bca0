import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { customerIn, useAddress } from '../address/address';
import { periodIn, usePeriod } from '../address/period';
import { answerOf, server } from '../api/client';
import { Problem } from '../api/problem';
import { Stage } from '../parts/Stage';
import { Empty, Trouble, Waiting } from '../parts/states';
import { presentNow, useNow } from '../shell/now';
import { PageHead } from '../shell/PageHead';
import { PeriodPicker } from '../shell/PeriodPicker';
import { nameOf } from '../words/format';
import { useWords } from '../words/words';
import { Consent } from './Consent';
import styles from './Customer.module.css';
import { Ekg } from './Ekg';
import { ruleTold } from './formulas';
import { Identity } from './Identity';
import { Ledger } from './Ledger';
import { Parts } from './Parts';
import { Responds } from './Responds';
import { Timeline } from './Timeline';
import { traceQuestion, useTrace } from './useTrace';
import { Vitals } from './Vitals';
import { Why } from './Why';

const TABS = ['pulse', 'ledger', 'timeline', 'identity', 'consent'] as const;

function pulseQuestion(customer: string) {
  return queryOptions({
    queryKey: ['customer', customer, 'pulse'],
    queryFn: async () =>
      answerOf(server.GET('/api/v1/customers/{identifier}/pulse', { params: { path: { identifier: customer } } })),
  });
}

/** Begins to ask what is shown first. */
export function ask(queries: QueryClient, { pathname, searchParams }: URL): void {
  const customer = customerIn(pathname);
  void queries.prefetchQuery(pulseQuestion(customer));
  if (searchParams.has('tab')) return;
  const period = periodIn(searchParams, presentNow());
  void queries.prefetchQuery(traceQuestion(customer, period.from, period.to, period.isLive));
}

/** Everything about one customer: the pulse and why it is what it is. */
export default function Customer({ customer }: { customer: string }) {
  const { words, format } = useWords();
  const now = useNow();
  const period = usePeriod(now);
  const pulse = useQuery(pulseQuestion(customer));
  const isAtCourse = useAddress().get('tab') === '';
  const trace = useTrace(customer, period.from, period.to, period.isLive, isAtCourse);
  // Both at once: the picture would push down what stands below it.
  if (pulse.isPending || trace.isLoading) return <Waiting />;
  if (pulse.error instanceof Problem && pulse.error.status === 404) {
    return (
      <Empty title={words.customer.unknown(customer)}>
        <Link href="/customers">{words.customer.backToList}</Link>
      </Empty>
    );
  }
  if (pulse.error) return <Trouble error={pulse.error} again={() => void pulse.refetch()} />;
  return (
    <>
      <PageHead title={nameOf(pulse.data.customer)}>
        <PeriodPicker period={period} now={now} comparable movable />
      </PageHead>
      <p className={styles.lead} title={words.numbers.stageRules[pulse.data.stage]}>
        <Stage stage={pulse.data.stage} />
        <span>{ruleTold(pulse.data, words, format)}</span>
      </p>
      <Tabs>
        {{
          pulse: (
            <>
              <Ekg customer={customer} period={period} now={now} />
              <div className={styles.columns}>
                <Vitals pulse={pulse.data} now={now} />
                <Parts pulse={pulse.data} />
                <Why customer={customer} period={period} />
              </div>
              <Responds customer={customer} now={now} />
            </>
          ),
          ledger: <Ledger customer={customer} />,
          timeline: <Timeline customer={customer} />,
          identity: <Identity customer={customer} />,
          consent: <Consent customer={customer} />,
        }}
      </Tabs>
    </>
  );
}

function Tabs({ children }: { children: Record<(typeof TABS)[number], React.ReactNode> }) {
  const { words } = useWords();
  const address = useAddress();
  const stated = address.get('tab');
  const tab = TABS.find((each) => each === stated) ?? 'pulse';
  return (
    <TabProvider selectedId={tab} setSelectedId={(id) => address.set({ tab: id === 'pulse' ? '' : (id ?? '') })}>
      <TabList className={styles.tabs} aria-label={words.common.customer}>
        {TABS.map((each) => (
          <Tab key={each} id={each} className={styles.tab}>
            {words.customer.tabs[each]}
          </Tab>
        ))}
      </TabList>
      {TABS.map((each) => (
        <TabPanel key={each} tabId={each} className={styles.panel} unmountOnHide>
          {children[each]}
        </TabPanel>
      ))}
    </TabProvider>
  );
}
