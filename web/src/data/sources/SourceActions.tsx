import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schemas, server } from '../../api/client';
import controls from '../../parts/controls.module.css';
import { Trouble } from '../../parts/states';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import type { Source } from '../queries';
import { RemoveSource } from './RemoveSource';
import { SourceForm, type Typed } from './SourceForm';

/** What may be done with a source. */
export function SourceActions({ source }: { source: Source }) {
  const { words } = useWords();
  const said = words.data.sources;
  const [asked, setAsked] = useState<'change' | 'remove' | undefined>(undefined);
  const change = useChange(source);
  const tell = useTell();
  const turn = useMutation({
    mutationFn: (enabled: boolean) => change({ enabled }),
    onSuccess: (_, enabled) => tell((enabled ? said.turnedOn : said.turnedOff)(source.name), { undo: () => turn.mutate(!enabled) }),
  });
  const close = () => setAsked(undefined);
  return (
    <>
      <MenuProvider placement="bottom-end">
        <MenuButton className={`${controls.quiet} ${controls.small}`} aria-label={said.actionsOf(source.name)}>
          ⋯
        </MenuButton>
        <Menu fixed unmountOnHide gutter={4} className={controls.menu} aria-label={said.actionsOf(source.name)}>
          <MenuItem className={controls.item} onClick={() => turn.mutate(!source.enabled)}>
            {source.enabled ? said.turnOff : said.turnOn}
          </MenuItem>
          <MenuItem className={controls.item} onClick={() => setAsked('change')}>
            {said.change}
          </MenuItem>
          <MenuItem className={controls.item} onClick={() => setAsked('remove')}>
            {said.remove}
          </MenuItem>
        </Menu>
      </MenuProvider>
      {turn.error && <Trouble error={turn.error} />}
      {asked === 'remove' && <RemoveSource source={source} close={close} />}
      {asked === 'change' && (
        <SourceForm title={said.changeTitle(source.name)} act={words.common.save} isMade close={close}
          first={{ kind: source.kind, name: source.name, secret: '', writeKey: '', options: source.options }}
          run={async (typed) => {
            await change(changesOf(typed));
            tell(words.common.saved);
          }} />
      )}
    </>
  );
}

function changesOf(typed: Typed): Schemas['AccessEndpointsChangedSource'] {
  return { name: typed.name, options: { ...typed.options }, ...(typed.secret && { secret: typed.secret }) };
}

function useChange(source: Source) {
  const queries = useQueryClient();
  return async (body: Schemas['AccessEndpointsChangedSource']) => {
    await server.PATCH('/api/v1/sources/{id}', { params: { path: { id: source.id } }, body });
    await queries.invalidateQueries({ queryKey: ['sources'] });
  };
}
