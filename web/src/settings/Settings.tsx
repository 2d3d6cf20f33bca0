import type { ComponentType } from 'react';
import { Needs } from '../parts/Needs';
import { Tabs } from '../parts/Tabs';
import { PageHead } from '../shell/PageHead';
import { useWords } from '../words/words';
import { Account } from './Account';
import { Appearance } from './Appearance';
import { Audit } from './Audit';
import { Users } from './Users';

type PartName = 'appearance' | 'account' | 'users' | 'audit';

/** The parts of the page; some need a scope. */
const PARTS: Readonly<Record<PartName, { readonly needs?: string; readonly Part: ComponentType }>> = {
  appearance: { Part: Appearance },
  account: { Part: Account },
  users: { needs: 'admin', Part: Users },
  audit: { needs: 'admin', Part: Audit },
};

function isPart(name: string): name is PartName {
  return name in PARTS;
}

/** How it looks, who one is, who else is there, and who did what. */
export default function Settings({ part }: { part: string }) {
  const { words } = useWords();
  const said = words.settings;
  const at = isPart(part) ? part : 'appearance';
  const { needs, Part } = PARTS[at];
  return (
    <>
      <PageHead title={said.title} part={part === '' ? undefined : said.parts[at]} />
      <Tabs label={said.title} at={at}
        tabs={(Object.keys(PARTS) as PartName[]).map((name) => ({ name, text: said.parts[name], href: `/settings/${name}` }))} />
      {needs === undefined ? (
        <Part />
      ) : (
        <Needs scope={needs}>
          <Part />
        </Needs>
      )}
    </>
  );
}
