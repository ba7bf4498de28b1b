import { lazy, Suspense } from 'react';
import { RouterProvider as AriaRouter } from 'react-aria-components';
import { BrowserRouter, Route, Routes, useHref, useNavigate } from 'react-router';
import { SignInPage } from './account/SignInPage';
import { CampaignsToRead } from './reading/CampaignsToRead';
import { FinishedPage } from './reading/FinishedPage';
import { Guard, Home } from './shell/Guard';
import { NothingHere } from './shell/NothingHere';
import { Page } from './shell/Page';
import { texts } from './texts';
import { SkeletonLines } from './ui/Skeleton';

const ReadingPage = lazy(() => import('./reading/ReadingPage'));
const EmbedPage = lazy(() => import('./reading/embed/EmbedPage'));
const SignedInPage = lazy(() => import('./reading/embed/EmbedPage').then((page) => ({ default: page.SignedInPage })));
const EmbedDone = lazy(() => import('./reading/embed/EmbedDone').then((page) => ({ default: page.EmbedDone })));
const CuratorRoutes = lazy(() => import('./curator/CuratorRoutes'));
const AdminRoutes = lazy(() => import('./admin/AdminRoutes'));

export function App() {
  return (
    <BrowserRouter>
      <AllRoutes />
    </BrowserRouter>
  );
}

function AllRoutes() {
  const navigate = useNavigate();
  return (
    <AriaRouter navigate={(path) => void navigate(path)} useHref={useHref}>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="/" element={<Home />} />
          <Route path="/account/signin" element={<SignInPage />} />
          <Route path="/read" element={<Guard roles={['reader']}><CampaignsToRead /></Guard>} />
          <Route path="/read/finished/:campaignId" element={<Guard roles={['reader']}><FinishedPage /></Guard>} />
          {/* No guard: the page of a case tells of an expired sign-in itself and keeps what was drawn. */}
          <Route path="/read/:assignmentId" element={<ReadingPage />} />
          {/* In a frame of a portal, without the way to anything else. */}
          <Route path="/embed/signed-in" element={<SignedInPage />} />
          <Route path="/embed/done/:after" element={<EmbedDone />} />
          <Route path="/embed/:campaignId/:number" element={<EmbedPage />} />
          <Route path="/campaigns/*" element={<Guard roles={['curator', 'administrator']}><CuratorRoutes /></Guard>} />
          <Route path="/admin/*" element={<Guard roles={['administrator']}><AdminRoutes /></Guard>} />
          <Route path="*" element={<NothingHere />} />
        </Routes>
      </Suspense>
    </AriaRouter>
  );
}

const Waiting = () => (
  <Page title={texts.product}>
    <SkeletonLines count={3} />
  </Page>
);
