import { Dialog, DialogHeading } from '@ariakit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, server } from '../api/client';
import controls from '../parts/controls.module.css';
import { Trouble } from '../parts/states';
import { useMay } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Model.module.css';
import type { CatalogInForce } from './useCatalog';
import { noteUnderway } from './useModels';

/** Takes the latest change of the catalog back, after asking. */
export function TakeBack({ inForce }: { inForce: CatalogInForce }) {
  const { words } = useWords();
  const said = words.model.catalog;
  const mayTakeBack = useMay('admin');
  const [isAsking, setAsking] = useState(false);
  const isUnderway = inForce.adopting?.state === 'making';
  const reason = inForce.source === 'file' ? said.nothingBefore : !mayTakeBack ? words.model.mayNot('admin') : isUnderway ? words.model.adopt.underway : undefined;
  return (
    <>
      <button type="button" className={`${controls.button} ${controls.small}`} disabled={reason !== undefined} title={reason} onClick={() => setAsking(true)}>
        {said.takeBack}
      </button>
      {isAsking && <Ask close={() => setAsking(false)} />}
    </>
  );
}

function Ask({ close }: { close: () => void }) {
  const { words } = useWords();
  const said = words.model.catalog;
  const queries = useQueryClient();
  const tell = useTell();
  const takeBack = useMutation({
    mutationFn: async () => answerOf(server.POST('/api/v1/catalog/rollback', { body: {} })),
    onSuccess: (underway) => {
      tell(words.model.learned.begun);
      close();
      noteUnderway(queries, underway);
    },
  });
  return (
    <Dialog open onClose={close} className={`${controls.dialog} ${styles.ask}`} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{said.takeBackTitle}</DialogHeading>
      <p>{said.takeBackText}</p>
      {takeBack.error && <Trouble error={takeBack.error} />}
      <div className={controls.end}>
        <button type="button" className={controls.button} onClick={close}>
          {words.common.cancel}
        </button>
        <button type="button" className={controls.danger} disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
          {said.takeBackDo}
        </button>
      </div>
    </Dialog>
  );
}
