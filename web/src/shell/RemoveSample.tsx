import { Ask } from '../parts/Ask';
import { useWords } from '../words/words';
import { useSampleChange } from './sample';

/** Asks once more, with the exact count, before the made-up shop goes. */
export default function RemoveSample({ customers, close }: { customers: string; close: () => void }) {
  const { words } = useWords();
  const said = words.shell.sample;
  const remove = useSampleChange('remove');
  return (
    <Ask title={said.remove} act={said.remove} isDanger run={() => remove.mutateAsync()} close={close}>
      <p>{said.removeText(customers)}</p>
    </Ask>
  );
}
