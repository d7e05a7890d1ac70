/** For a newcomer: what this page is and the first steps, until they fold it away. */
import { useKept } from './appearance';

const states = { open: 'open', folded: 'folded' } as const;

export function Begin() {
  // On a narrow screen it would push the chat out of sight.
  const first = matchMedia('(min-width: 721px)').matches ? 'open' : 'folded';
  const [state, keep] = useKept('local-teams.begin', states, first);
  return (
    <aside className="begin" aria-label="How to begin">
      <details
        open={state === 'open'}
        onToggle={(event) => keep(event.currentTarget.open ? 'open' : 'folded')}
      >
        <summary>How to begin</summary>
        <p>
          This page stands in for Microsoft Teams: you can be anyone in the list, and nothing leaves this
          machine. Move the clock at the top to a later day, and what falls due by then happens.
        </p>
        <ol>
          <li>As the clerk, press “Status”, then “Open the round now”.</li>
          <li>Be a lead: open the message that has come and send an update.</li>
          <li>Be a reviewer: type “scrutiny”, then accept the update or send it back.</li>
          <li>Be the clerk again: type “status”, chase what is late, “agenda”, then build the pack.</li>
          <li>Be a councillor and type “visits”, or the participation worker and type “questions”.</li>
        </ol>
      </details>
    </aside>
  );
}
