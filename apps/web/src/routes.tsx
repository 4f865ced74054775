import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { HandoverPage } from './features/handover/handover-page';
import { isView, type View } from './features/inbox/views';
import { InboxPage } from './features/inbox/inbox-page';
import { NewHandoverPage } from './features/new-handover/new-handover-page';
import { NotFoundPage } from './features/session/not-found-page';
import { NotificationsPage } from './features/notifications/notifications-page';
import { Shell } from './features/session/shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search): { view?: View } => (isView(search['view']) ? { view: search['view'] } : {}),
  component: function Inbox() {
    return <InboxPage wanted={inbox.useSearch().view} />;
  },
});

const newHandover = createRoute({
  getParentRoute: () => root,
  path: '/handovers/new',
  validateSearch: (search): { follows?: string } =>
    typeof search['follows'] === 'string' ? { follows: search['follows'] } : {},
  component: function NewHandover() {
    return <NewHandoverPage follows={newHandover.useSearch().follows} />;
  },
});

const handover = createRoute({
  getParentRoute: () => root,
  path: '/handovers/$id',
  component: function OneHandover() {
    const { id } = handover.useParams();
    // One handover's typed words must not appear at another.
    return <HandoverPage key={id} id={id} />;
  },
});

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: NotificationsPage,
});

/** Every page of the web, by address. */
export function createPages() {
  return createRouter({
    routeTree: root.addChildren([inbox, newHandover, handover, notifications]),
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
