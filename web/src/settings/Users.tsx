import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { type Column, DataTable } from '../parts/DataTable';
import { Sheet } from '../parts/Sheet';
import { Trouble, Waiting } from '../parts/states';
import { useCaller } from '../shell/session';
import { useTell } from '../shell/toast';
import { useWords } from '../words/words';
import { type Invitation, Invite, Invited } from './Invite';
import { RolePicker } from './RolePicker';

type User = Schemas['AccessEndpointsUser'];

/** Everybody who may sign in, and what each may do. */
export function Users() {
  const { words } = useWords();
  const said = words.settings.users;
  const { role, id } = useCaller();
  const isAdministrator = role === 'administrator';
  const [isInviting, setInviting] = useState(false);
  const [fresh, setFresh] = useState<Invitation | undefined>(undefined);
  const [leaving, setLeaving] = useState<User | undefined>(undefined);
  const users = useQuery({ queryKey: ['users'], queryFn: async () => answerOf(server.GET('/api/v1/users')) });
  const change = useChange();
  const columns = useColumns({ own: id, isAdministrator, change: change.mutate, remove: setLeaving });
  const invite = (
    <button type="button" className={controls.main} disabled={!isAdministrator} onClick={() => setInviting(true)}>
      {said.invite}
    </button>
  );
  return (
    <Sheet title={said.title} sentence={isAdministrator ? said.sentence : said.onlyAdministrators} tools={invite}>
      {users.isPending && <Waiting rows={3} tall="row" />}
      {users.error && <Trouble error={users.error} again={() => void users.refetch()} />}
      {change.error && <Trouble error={change.error} />}
      {users.data && <DataTable label={said.title} columns={columns} rows={users.data.users} keyOf={(user) => user.id} file="users" empty={null} />}
      {isInviting && <Invite close={() => setInviting(false)} made={setFresh} />}
      {fresh && <Invited invitation={fresh} close={() => setFresh(undefined)} />}
      {leaving && <Remove user={leaving} close={() => setLeaving(undefined)} />}
    </Sheet>
  );
}

type Change = { readonly user: User; readonly role: string };

/** Gives another role; it shows at once, and goes back visibly if the server refuses. */
function useChange() {
  const { words } = useWords();
  const said = words.settings.users;
  const queries = useQueryClient();
  const tell = useTell();
  const change = useMutation({
    mutationFn: ({ user, role }: Change) => server.PATCH('/api/v1/users/{id}', { params: { path: { id: user.id } }, body: { role } }),
    onMutate: async ({ user, role }) => {
      await queries.cancelQueries({ queryKey: ['users'] });
      queries.setQueryData<Schemas['AccessEndpointsUsers']>(['users'], (before) =>
        before && { users: before.users.map((each) => (each.id === user.id ? { ...each, role } : each)) });
    },
    onSuccess: (_, { user, role }) =>
      tell(said.changed(user.name, said.roles[role] ?? role), { undo: () => change.mutate({ user: { ...user, role }, role: user.role }) }),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['users', 'caller'].includes(String(queryKey[0])) }),
  });
  return change;
}

type Acts = {
  readonly own: string;
  readonly isAdministrator: boolean;
  readonly change: (change: Change) => void;
  readonly remove: (user: User) => void;
};

function useColumns({ own, isAdministrator, change, remove }: Acts): readonly Column<User>[] {
  const { words, format } = useWords();
  const said = words.settings.users;
  return useMemo(
    () => [
      { id: 'name', title: said.name, value: (user) => user.name, shown: (user) => (user.id === own ? `${user.name} · ${said.you}` : user.name) },
      {
        id: 'role',
        title: said.role,
        value: (user) => said.roles[user.role] ?? user.role,
        shown: (user) =>
          isAdministrator ? (
            <RolePicker label={said.roleOf(user.name)} value={user.role} set={(role) => change({ user, role })} />
          ) : (
            (said.roles[user.role] ?? user.role)
          ),
      },
      { id: 'made', title: said.since, value: (user) => user.made_at, shown: (user) => format.instant(user.made_at) },
      {
        id: 'actions',
        title: words.common.actions,
        shown: (user) =>
          isAdministrator && (
            <button type="button" className={`${controls.danger} ${controls.small}`} aria-label={said.removeTitle(user.name)} onClick={() => remove(user)}>
              {words.common.remove}
            </button>
          ),
      },
    ],
    [said, words, format, own, isAdministrator, change, remove],
  );
}

function Remove({ user, close }: { user: User; close: () => void }) {
  const { words } = useWords();
  const said = words.settings.users;
  const queries = useQueryClient();
  const tell = useTell();
  const remove = async () => {
    await server.DELETE('/api/v1/users/{id}', { params: { path: { id: user.id } } });
    await queries.invalidateQueries({ queryKey: ['users'] });
    tell(said.removed(user.name));
  };
  return (
    <Ask title={said.removeTitle(user.name)} act={words.common.remove} isDanger run={remove} close={close}>
      <p>{said.removeHelp}</p>
    </Ask>
  );
}
