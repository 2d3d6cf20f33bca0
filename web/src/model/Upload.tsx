import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useId } from 'react';
import { answerOf, server } from '../api/client';
import { useAddress } from '../address/address';
import controls from '../parts/controls.module.css';
import { Trouble } from '../parts/states';
import { useMay } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Model.module.css';
import type { Models } from './useModels';

const BYTES_MAX = 1_000_000;

class TooLarge extends Error {}

/** Puts a model file in, as a candidate. */
export function Upload() {
  const { words } = useWords();
  const said = words.model.learned;
  const id = useId();
  const mayPutIn = useMay('model:write');
  const queries = useQueryClient();
  const address = useAddress();
  const tell = useTell();
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > BYTES_MAX) throw new TooLarge();
      const text = await file.text();
      // The text goes as it is: the server says best what is wrong with it.
      return answerOf(server.POST('/api/v1/models', { body: {}, bodySerializer: () => text }));
    },
    onSuccess: async (model) => {
      const before = queries.getQueryData<Models>(['models']);
      const isKnown = before?.models.some((each) => each.id === model.id) ?? false;
      tell(isKnown ? said.known(model.id) : said.uploaded(model.id));
      await queries.invalidateQueries({ queryKey: ['models'] });
      address.set({ model: model.id });
    },
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) upload.mutate(file);
    event.target.value = '';
  };
  return (
    <span className={styles.upload}>
      <label htmlFor={id} className={`${controls.button} ${controls.small}`} aria-disabled={!mayPutIn || undefined}
        title={mayPutIn ? undefined : words.model.mayNot('model:write')}>
        {upload.isPending ? said.uploading : said.upload}
      </label>
      <input id={id} type="file" accept=".json,application/json" className="hidden-but-read" disabled={!mayPutIn || upload.isPending} onChange={choose} />
      {upload.error instanceof TooLarge ? <span role="alert">{said.tooLarge}</span> : upload.error && <Trouble error={upload.error} />}
    </span>
  );
}
