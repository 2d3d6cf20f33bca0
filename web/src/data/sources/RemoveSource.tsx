import { useQueryClient } from '@tanstack/react-query';
import { server } from '../../api/client';
import { Ask } from '../../parts/Ask';
import { useTell } from '../../shell/toast';
import { useWords } from '../../words/words';
import { type Source, useAccounting } from '../queries';

/** Asks before a source is removed for good. */
export function RemoveSource({ source, close }: { source: Source; close: () => void }) {
  const { words, format } = useWords();
  const queries = useQueryClient();
  const tell = useTell();
  const said = words.data.sources;
  const accepted = useAccounting().data?.sources[source.id]?.accepted ?? 0;
  const remove = async () => {
    await server.DELETE('/api/v1/sources/{id}', { params: { path: { id: source.id } } });
    await queries.invalidateQueries({ queryKey: ['sources'] });
    tell(said.removed(source.name));
  };
  return (
    <Ask title={said.removeTitle(source.name)} act={words.common.remove} isDanger run={remove} close={close}>
      <p>{said.removeHelp(format.number(accepted))}</p>
    </Ask>
  );
}
