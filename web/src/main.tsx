import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { Problem } from './api/problem';
import './base.css';
import { useCustomerInAddress } from './address/address';
import { Caught } from './parts/Caught';
import { Empty, Waiting } from './parts/states';
import { InLive } from './shell/live';
import { InMotion } from './shell/motion';
import { Customer, Customers, Data, Effects, forePage, Model, Monitor, Settings, SetUp } from './shell/pages';
import { InSession } from './shell/session';
import { Shell } from './shell/Shell';
import { InTheme } from './shell/theme';
import { InToasts } from './shell/toast';
import { fetchWords, InWords, sayWithoutWords, useWords, type Words } from './words/words';

const queries = new QueryClient({
  queryCache: new QueryCache(),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => times < 3 && error instanceof Problem && error.isPassing,
      refetchOnWindowFocus: false,
    },
  },
});

/** What is counted over everybody is counted again and again behind all else, also when nothing happens: so look again. */
queries.setQueryDefaults(['sums'], { refetchInterval: 15_000 });

/** Everything, put together: what surrounds the pages, and which page stands at which address. */
function App({ words }: { words: Words }) {
  return (
    <QueryClientProvider client={queries}>
      <InTheme>
        <InMotion>
          <InWords atHand={words}>
            <InToasts>
              <Caught>
                <Switch>
                  <Route path="/setup">
                    <Suspense fallback={<Waiting />}>
                      <SetUp />
                    </Suspense>
                  </Route>
                  <Route>
                    <Inside />
                  </Route>
                </Switch>
              </Caught>
            </InToasts>
          </InWords>
        </InMotion>
      </InTheme>
    </QueryClientProvider>
  );
}

/** What only those see who are signed in. */
function Inside() {
  const [path] = useLocation();
  return (
    <InSession>
      <InLive>
        <Shell>
          <Caught place={path}>
            <Suspense fallback={<Waiting />}>
              <Pages />
            </Suspense>
          </Caught>
        </Shell>
      </InLive>
    </InSession>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/" component={Monitor} />
      <Route path="/customers" component={Customers} />
      <Route path="/customers/*">
        <OneCustomer />
      </Route>
      <Route path="/effects" component={Effects} />
      <Route path="/model" component={Model} />
      <Route path="/data/:part?">{({ part }) => <Data part={part ?? ''} />}</Route>
      <Route path="/settings/:part?">{({ part }) => <Settings part={part ?? ''} />}</Route>
      <Route path="/sign-in">
        <Redirect to="/" />
      </Route>
      <Route component={Lost} />
    </Switch>
  );
}

function OneCustomer() {
  const customer = useCustomerInAddress();
  return <Customer key={customer} customer={customer} />;
}

function Lost() {
  const { words } = useWords();
  return (
    <Empty title={words.common.notFound}>
      <a href="/">{words.common.home}</a>
    </Empty>
  );
}

// All that the first page needs is asked for at once, and nothing is drawn before there are words and a page to show.
const root = document.getElementById('root')!;
Promise.all([fetchWords(), forePage(queries, new URL(location.href))]).then(
  ([words]) =>
    createRoot(root).render(
      <StrictMode>
        <App words={words} />
      </StrictMode>,
    ),
  () => {
    root.role = 'alert';
    root.textContent = sayWithoutWords();
  },
);
