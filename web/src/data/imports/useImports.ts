import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answerOf, type Schemas, server } from '../../api/client';
import { Problem } from '../../api/problem';
import { CHUNK } from './file';

export type Import = Schemas['ImportJsonOne'];

/** A file with how it is to be read. */
export type Chosen = { readonly file: File; readonly mapping: string };

const ATTEMPTS_MAX = 8;

/** What is answered once somebody wants no more of a file. */
const STOPPED = new Set(['not_expected', 'unknown_import']);

/** Whether nothing more comes of it. */
export function isOver(one: Import): boolean {
  return ['done', 'cancelled', 'failed'].includes(one.state);
}

/** All imports, looked at each second while one is under way. */
export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await answerOf(server.GET('/api/v1/imports'))).imports,
    refetchInterval: (query) => (query.state.data?.every(isOver) === false ? 1_000 : 15_000),
  });
}

/** Announces a file and sends it, part by part; after an interruption it goes on from what is there. */
export function useSending() {
  const queries = useQueryClient();
  const begun = useRef<Chosen & { readonly id: string }>(undefined);
  return useMutation({
    mutationFn: async ({ file, mapping }: Chosen) => {
      const before = begun.current;
      const isSame = before !== undefined && before.file === file && before.mapping === mapping;
      const id = isSame && (await isExpected(before.id)) ? before.id : await announce(file, mapping);
      begun.current = { file, mapping, id };
      await queries.invalidateQueries({ queryKey: ['imports'] });
      return sendAll(file, id);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}

async function announce(file: File, mapping: string): Promise<string> {
  const body = { name: file.name, bytes: file.size, ...(mapping.trim() && { mapping }) } as Schemas['ImportJsonWanted'];
  return (await answerOf(server.POST('/api/v1/imports', { body }))).id;
}

async function isExpected(id: string): Promise<boolean> {
  try {
    return (await lookAt(id)).state === 'receiving';
  } catch (error) {
    if (error instanceof Problem && error.code === 'unknown_import') return false;
    throw error;
  }
}

/** Sends all of a file; nothing comes back if somebody wants no more of it meanwhile. */
async function sendAll(file: File, id: string): Promise<Import | undefined> {
  let failures = 0;
  let now = await lookAt(id);
  while (now.state === 'receiving') {
    try {
      now = await sendPart(file, id, now.received_bytes);
      failures = 0;
    } catch (error) {
      if (error instanceof Problem && STOPPED.has(error.code)) return undefined;
      failures += 1;
      const isWorthIt = error instanceof Problem && (error.isPassing || error.code === 'cut_off' || error.code === 'other_place');
      if (!isWorthIt || failures > ATTEMPTS_MAX) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * failures));
      now = await lookAt(id);
    }
  }
  return now;
}

function sendPart(file: File, id: string, from: number): Promise<Import> {
  const part = file.slice(from, from + CHUNK, 'application/octet-stream');
  return answerOf(
    server.PUT('/api/v1/imports/{id}/file', {
      params: { path: { id }, query: { from } },
      headers: { 'content-type': 'application/octet-stream' },
      body: part,
      bodySerializer: () => part,
    }),
  );
}

function lookAt(id: string): Promise<Import> {
  return answerOf(server.GET('/api/v1/imports/{id}', { params: { path: { id } } }));
}

/** Wants no more of an import. */
export async function cancel(id: string): Promise<Import> {
  return answerOf(server.POST('/api/v1/imports/{id}/cancel', { params: { path: { id } }, body: {} }));
}
