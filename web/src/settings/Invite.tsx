import { useState } from 'react';
import { answerOf, type Schemas, server } from '../api/client';
import { Secret } from '../data/keys/Secret';
import { Ask } from '../parts/Ask';
import controls from '../parts/controls.module.css';
import { Show } from '../parts/Show';
import { useWords } from '../words/words';
import { ROLES } from './RolePicker';

export type Invitation = Schemas['AccessEndpointsInvitation'];

/** Asks whom to invite, and as what; whoever asked shows the link. */
export function Invite({ close, made }: { close: () => void; made: (invitation: Invitation) => void }) {
  const { words } = useWords();
  const said = words.settings.users;
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('viewer');
  const invite = async () =>
    made(await answerOf(server.POST('/api/v1/users/invitations', { body: { role, ...(name.trim() && { name: name.trim() }) } })));
  return (
    <Ask title={said.invite} act={said.inviteAct} run={invite} close={close}>
      <label className={controls.field}>
        {said.name}
        <input className={controls.input} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        <small>{said.nameHelp}</small>
      </label>
      <fieldset className={controls.choices}>
        <legend>{said.role}</legend>
        {ROLES.map((each) => (
          <label key={each} className={controls.choice}>
            <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
            <span>{said.roles[each]}</span>
            <small>{said.roleHelp[each]}</small>
          </label>
        ))}
      </fieldset>
    </Ask>
  );
}

/** The link for one more user, shown once. */
export function Invited({ invitation, close }: { invitation: Invitation; close: () => void }) {
  const { words, format } = useWords();
  const said = words.settings.users;
  return (
    <Show title={said.link} close={close}>
      <p>{said.linkHelp(said.roles[invitation.role] ?? invitation.role, format.instant(invitation.expires_at))}</p>
      <Secret text={`${location.origin}/setup#token=${invitation.token}`} label={said.copyLink} />
    </Show>
  );
}
