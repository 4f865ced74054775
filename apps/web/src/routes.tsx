import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { CoursePage } from './features/course/course-page';
import { HandoverPage } from './features/handover/handover-page';
import { isView, type View } from './features/inbox/views';
import { InboxPage } from './features/inbox/inbox-page';
import { NewHandoverPage } from './features/new-handover/new-handover-page';
import { NotFoundPage } from './features/session/not-found-page';
import { NotificationsPage } from './features/notifications/notifications-page';
import { PathwayPage } from './features/pathways/pathway-page';
import { PathwaysPage } from './features/pathways/pathways-page';
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
  validateSearch: (search): NewHandoverSearch => ({
    ...textIn(search, 'follows'),
    ...textIn(search, 'returns'),
    ...textIn(search, 'pathway'),
    ...textIn(search, 'proposal'),
  }),
  component: function NewHandover() {
    const search = newHandover.useSearch();
    // What was typed on one pathway's form must not appear on another's that a link leads to.
    return <NewHandoverPage key={JSON.stringify(search)} {...search} />;
  },
});

interface NewHandoverSearch {
  readonly follows?: string;
  readonly returns?: string;
  readonly pathway?: string;
  readonly proposal?: string;
}

function textIn(search: Readonly<Record<string, unknown>>, name: keyof NewHandoverSearch): NewHandoverSearch {
  const value = search[name];
  return typeof value === 'string' ? { [name]: value } : {};
}

const pathways = createRoute({ getParentRoute: () => root, path: '/pathways', component: PathwaysPage });

const pathway = createRoute({
  getParentRoute: () => root,
  path: '/pathways/$id',
  component: function OnePathway() {
    const { id } = pathway.useParams();
    return <PathwayPage key={id} id={id} />;
  },
});

const course = createRoute({
  getParentRoute: () => root,
  path: '/courses/$id',
  component: function OneCourse() {
    return <CoursePage id={course.useParams().id} />;
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
    routeTree: root.addChildren([inbox, newHandover, handover, course, pathways, pathway, notifications]),
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
