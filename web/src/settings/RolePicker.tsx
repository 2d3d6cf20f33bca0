import controls from '../parts/controls.module.css';
import { useWords } from '../words/words';

/** The roles, those that may least first. */
export const ROLES = ['viewer', 'marketer', 'agent', 'analyst', 'administrator'] as const;

/** Chooses a role. */
export function RolePicker({ label, value, set }: { label: string; value: string; set: (role: string) => void }) {
  const { words } = useWords();
  return (
    <select className={`${controls.button} ${controls.small}`} aria-label={label} value={value} onChange={(event) => set(event.target.value)}>
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {words.settings.users.roles[role]}
        </option>
      ))}
    </select>
  );
}
