import { useMemo } from 'react';
import { Link } from 'wouter';
import { linkTo } from '../address/address';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Empty, Trouble, Waiting } from '../parts/states';
import { useWho } from '../shell/who';
import { useWords } from '../words/words';
import { figuresOf } from './meaning';
import { type CatalogInForce, useCatalog } from './useCatalog';
import { type Models } from './useModels';

type Adoption = Models['history'][number];
type Change = CatalogInForce['history'][number];

/** All that came into force, the latest first: models, and catalogs. */
export function History({ models }: { models: Models }) {
  return (
    <>
      <Adoptions models={models} />
      <Catalogs />
    </>
  );
}

function Catalogs() {
  const { words, format } = useWords();
  const said = words.model.history;
  const who = useWho();
  const catalog = useCatalog();
  const columns = useMemo<readonly Column<Change>[]>(
    () => [
      { id: 'at', title: said.at, value: (row) => row.at, shown: (row) => format.instant(row.at) },
      { id: 'what', title: said.what, value: (row) => row.catalog ?? words.model.before },
      { id: 'how', title: said.how, value: (row) => said.hows[row.how] ?? row.how },
      { id: 'reason', title: said.reason, value: (row) => row.reason },
      { id: 'by', title: said.by, value: (row) => who(row.by) },
    ],
    [words, format, said, who],
  );
  if (catalog.error) return <Trouble error={catalog.error} again={() => void catalog.refetch()} />;
  if (!catalog.data) return <Waiting />;
  return (
    <Sheet title={said.catalogs} sentence={said.catalogsLead}>
      <DataTable label={said.catalogs} columns={columns} rows={catalog.data.history} keyOf={(row) => `${row.at} ${row.how}`} file="catalog-history" sortedBy="catalogs"
        empty={
          <Empty title={said.noChange}>
            <Link href={linkTo('/model')}>{words.model.parts.catalog}</Link>
          </Empty>
        } />
    </Sheet>
  );
}

function Adoptions({ models }: { models: Models }) {
  const { words, format } = useWords();
  const said = words.model.history;
  const who = useWho();
  const columns = useMemo<readonly Column<Adoption>[]>(
    () => [
      { id: 'at', title: said.at, value: (row) => row.at, shown: (row) => format.instant(row.at) },
      { id: 'what', title: said.what, value: (row) => row.model ?? words.model.without,
        shown: (row) => (row.model ? <Link href={linkTo('/model', { model: row.model, part: 'evidence' })}>{row.model}</Link> : words.model.without) },
      { id: 'how', title: said.how, value: (row) => said.hows[row.how] ?? row.how },
      { id: 'lead', title: said.lead, value: (row) => figuresOf(row)?.measures.auc?.difference, isNumber: true,
        shown: (row) => {
          const lead = figuresOf(row)?.measures.auc?.difference;
          return lead === undefined || lead === null ? '–' : format.signed(lead, 3);
        } },
      { id: 'reason', title: said.reason, value: (row) => row.reason },
      { id: 'by', title: said.by, value: (row) => who(row.by) },
    ],
    [words, format, said, who],
  );
  return (
    <Sheet title={said.title} sentence={said.sentence}>
      <DataTable label={said.title} columns={columns} rows={models.history} keyOf={(row) => `${row.at} ${row.how}`} file="model-history"
        empty={
          <Empty title={said.none}>
            <p>{said.noneText}</p>
            <Link href={linkTo('/model', { part: 'learned' })}>{words.model.parts.learned}</Link>
          </Empty>
        } />
    </Sheet>
  );
}
