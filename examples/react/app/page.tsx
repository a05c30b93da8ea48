import { Members } from './members';

// The endpoint is read when a page is asked for, not when the site is built.
export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <h1>Members</h1>
      <Members endpoint={process.env['KITH_ENDPOINT'] ?? 'http://localhost:4600/graphql'} />
    </main>
  );
}
