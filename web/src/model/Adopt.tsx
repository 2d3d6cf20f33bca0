import { Dialog, DialogHeading } from '@ariakit/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerOf, server } from '../api/client';
import { Problem } from '../api/problem';
import controls from '../parts/controls.module.css';
import { Trouble, Waiting } from '../parts/states';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import styles from './Model.module.css';
import { Measures, Verdict } from './Verdict';
import { type Models, noteUnderway, useComparison } from './useModels';

const REASON_MAX = 500;

type Props = { readonly id: string; readonly models: Models; readonly close: () => void };

/** Asks before a model is brought into force: with its figures, and for a reason if they do not speak for it. */
export function Adopt({ id, models, close }: Props) {
  const { words } = useWords();
  const said = words.model.adopt;
  const queries = useQueryClient();
  const tell = useTell();
  const [reason, setReason] = useState('');
  const comparison = useComparison(id, models.current.model ?? '');
  const adopt = useMutation({
    mutationFn: async (isInsisted: boolean) =>
      answerOf(
        server.POST('/api/v1/models/{id}/adoption', {
          params: { path: { id } },
          body: isInsisted ? { insist: true, reason: reason.trim() } : {},
        }),
      ),
    onSuccess: (underway) => {
      tell(words.model.learned.begun);
      close();
      noteUnderway(queries, underway);
    },
  });
  const isRefused = adopt.error instanceof Problem && adopt.error.code === 'not_better';
  const isWorse = isRefused || (comparison.data !== undefined && !comparison.data.better);
  const send = (event: FormEvent) => {
    event.preventDefault();
    adopt.mutate(isWorse);
  };
  return (
    <Dialog open onClose={close} className={`${controls.dialog} ${styles.ask}`} backdrop={<div className={controls.backdrop} />}>
      <DialogHeading>{said.title(id)}</DialogHeading>
      <p>{said.text}</p>
      {comparison.isPending && (
        <>
          <p>{words.model.evidence.waiting}</p>
          <Waiting tall="row" rows={2} />
        </>
      )}
      {comparison.error && <Trouble error={comparison.error} again={() => void comparison.refetch()} />}
      {comparison.data && (
        <>
          <Verdict comparison={comparison.data} />
          <Measures comparison={comparison.data} />
        </>
      )}
      <form className={controls.form} onSubmit={send}>
        {isWorse && (
          <label className={controls.field}>
            {said.reason}
            <small>{said.insistText}</small>
            <input className={controls.input} value={reason} required pattern=".*\S.*" maxLength={REASON_MAX} autoComplete="off"
              onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
        {adopt.error && !isRefused && <Trouble error={adopt.error} />}
        <div className={controls.end}>
          <button type="button" className={controls.button} onClick={close}>
            {words.common.cancel}
          </button>
          <button type="submit" className={isWorse ? controls.danger : controls.main} disabled={comparison.isPending || adopt.isPending}>
            {isWorse ? said.insist : said.do}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
