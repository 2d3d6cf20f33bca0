import type { QueryClient } from '@tanstack/react-query';
import { linkTo, useAddress } from '../address/address';
import { Tabs } from '../parts/Tabs';
import { Empty, Trouble, Waiting } from '../parts/states';
import { PageHead } from '../shell/PageHead';
import { type Caller, mayOf, useMay } from '../shell/session';
import { useWords } from '../words/words';
import { Catalog } from './Catalog';
import { Evidence } from './Evidence';
import { History } from './History';
import { Learned } from './Learned';
import { catalogQuestion } from './useCatalog';
import { type Models, modelsQuestion, useModels } from './useModels';

const PARTS = ['catalog', 'learned', 'evidence', 'history'] as const;
type Part = (typeof PARTS)[number];

/** Begins to ask what is shown first. */
export function ask(queries: QueryClient, _: URL, caller: Caller): void {
  if (!mayOf(caller, 'figures:read')) return;
  void queries.prefetchQuery(modelsQuestion);
  void queries.prefetchQuery(catalogQuestion);
}

/** What a pulse is made by: the catalog, what was learned, the evidence for it, and what was in force when. */
export default function Model() {
  const { words } = useWords();
  const address = useAddress();
  const maySee = useMay('figures:read');
  const part = PARTS.find((each) => each === address.get('part')) ?? PARTS[0];
  return (
    <>
      <PageHead title={words.model.title} />
      <Tabs label={words.model.partsLabel} at={part}
        tabs={PARTS.map((each) => ({ name: each, text: words.model.parts[each], href: linkTo('/model', { part: each === PARTS[0] ? '' : each }) }))} />
      {maySee ? <Parts part={part} /> : <Empty title={words.model.mayNot('figures:read')}>{null}</Empty>}
    </>
  );
}

function Parts({ part }: { part: Part }) {
  const models = useModels();
  if (models.error) return <Trouble error={models.error} again={() => void models.refetch()} />;
  if (!models.data) return <Waiting />;
  return <OfModels part={part} models={models.data} />;
}

function OfModels({ part, models }: { part: Part; models: Models }) {
  switch (part) {
    case 'catalog':
      return <Catalog models={models} />;
    case 'learned':
      return <Learned models={models} />;
    case 'evidence':
      return <Evidence models={models} />;
    case 'history':
      return <History models={models} />;
  }
}
