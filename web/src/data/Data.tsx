import { type ComponentType } from 'react';
import { Needs } from '../parts/Needs';
import { Tabs } from '../parts/Tabs';
import { useMay } from '../shell/session';
import { PageHead } from '../shell/PageHead';
import { useWords } from '../words/words';
import { Accounting } from './Accounting';
import { Exports } from './Exports';
import { Failed } from './failed/Failed';
import { Imports } from './imports/Imports';
import { Keys } from './keys/Keys';
import { LiveDebugger } from './LiveDebugger';
import { Sources } from './sources/Sources';

type PartName = 'sources' | 'debugger' | 'failed' | 'accounting' | 'imports' | 'exports' | 'keys';

/** The parts of the page, and what one has to be allowed to see each. */
const PARTS: Readonly<Record<PartName, { readonly needs: string; readonly Part: ComponentType }>> = {
  sources: { needs: 'admin', Part: Sources },
  debugger: { needs: 'customer:read', Part: LiveDebugger },
  failed: { needs: 'failed:write', Part: Failed },
  accounting: { needs: 'figures:read', Part: Accounting },
  imports: { needs: 'figures:read', Part: Imports },
  exports: { needs: 'customer:read', Part: Exports },
  keys: { needs: 'admin', Part: Keys },
};

function isPart(name: string): name is PartName {
  return name in PARTS;
}

/** Where data come from, what became of them, and how they are taken out. */
export default function Data({ part }: { part: string }) {
  const { words } = useWords();
  const first: PartName = useMay('admin') ? 'sources' : 'debugger';
  const at = isPart(part) ? part : first;
  const { needs, Part } = PARTS[at];
  const said = words.data;
  return (
    <>
      <PageHead title={said.title} part={part === '' ? undefined : said.parts[at]} />
      <Tabs label={said.title} at={at}
        tabs={(Object.keys(PARTS) as PartName[]).map((name) => ({ name, text: said.parts[name], href: `/data/${name}` }))} />
      <Needs scope={needs}>
        <Part />
      </Needs>
    </>
  );
}
