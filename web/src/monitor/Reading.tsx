import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schemas } from '../api/client';
import { Sheet } from '../parts/Sheet';
import { Waiting } from '../parts/states';
import { useWords } from '../words/words';

const LOOK_EVERY = 1_000;

/** Everybody is still being read: how far that is. Looks again until it is done. */
export function Reading({ title, survey }: { title: string; survey: Schemas['SurveyedProgress'] }) {
  const { words, format } = useWords();
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ['sums'] }), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [queries]);
  return (
    <Sheet title={title} sentence={words.monitor.survey.reading(format.number(survey.read), format.number(survey.of))}>
      <Waiting tall="row" rows={3} />
    </Sheet>
  );
}
