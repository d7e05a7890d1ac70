/** The role switcher: whose Teams this is. A list beside the chat; a choice above it on a narrow screen. */
import { Avatar, CounterBadge, Field, Select } from '@fluentui/react-components';
import type { PersonSummary } from '../contract';

interface Props {
  people: PersonSummary[];
  selected: string | null;
  select: (personId: string) => void;
}

const roleNames: Record<string, string> = { 'participation-worker': 'participation worker' };
const rolesOf = ({ roles }: PersonSummary) =>
  roles.map((role) => roleNames[role] ?? role.replaceAll('-', ' ')).join(', ');

/** The post is who a person is here; a name is added only when it says more. */
export const titleOf = ({ post, name }: PersonSummary) => post || name;

const unreadWords = (unread: number) => `${unread} new ${unread === 1 ? 'message' : 'messages'}`;

export function PersonList({ people, selected, select }: Props) {
  return (
    <nav className="people" aria-label="People">
      <p className="people-help">You are looking at Teams as</p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="person"
              aria-current={person.id === selected ? 'true' : undefined}
              onClick={() => select(person.id)}
            >
              <Avatar name={titleOf(person)} color="colorful" size={32} aria-hidden />
              <span className="person-words">
                <span className="person-post">{titleOf(person)}</span>
                <span className="person-roles">{rolesOf(person)}</span>
              </span>
              {person.unread > 0 && (
                <>
                  <CounterBadge count={person.unread} size="small" aria-hidden />
                  <span className="hidden">{unreadWords(person.unread)}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
      <Field className="people-choice" label="You are looking at Teams as">
        <Select value={selected ?? ''} onChange={(_event, data) => select(data.value)}>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {titleOf(person)}
              {person.unread > 0 ? ` (${unreadWords(person.unread)})` : ''}
            </option>
          ))}
        </Select>
      </Field>
    </nav>
  );
}
