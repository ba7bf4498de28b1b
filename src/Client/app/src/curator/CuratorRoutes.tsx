import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { NothingHere } from '../shell/NothingHere';
import { CampaignPage } from './desk/CampaignPage';
import { CampaignsPage } from './CampaignsPage';
import './curator.css';

/** With the image engine; the other pages come without it. */
const CasePage = lazy(() => import('./review/CasePage'));
/** With the chart engine. */
const ReplayPage = lazy(() => import('./replays/ReplayPage'));

/** With the plots. */
const AgreementPage = lazy(() => import('./agreement/AgreementPage'));

/** /campaigns/…: from all campaigns to one case. */
export default function CuratorRoutes() {
  return (
    <Routes>
      <Route index element={<CampaignsPage />} />
      <Route path="replays/:replayId" element={<ReplayPage />} />
      <Route path=":campaignId" element={<CampaignPage />} />
      <Route path=":campaignId/agreement" element={<AgreementPage />} />
      <Route path=":campaignId/cases/:caseId" element={<CasePage />} />
      <Route path="*" element={<NothingHere />} />
    </Routes>
  );
}
