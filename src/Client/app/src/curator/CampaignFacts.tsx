import type { CampaignSummary } from '../api/contract';
import { texts } from '../texts';
import { Chip } from '../ui/Chip';
import { moment } from './format';

const words = texts.curator;

/** How the images were de-identified, what they are in law, and whether the campaign is closed. */
export function CampaignFacts({ campaign }: { campaign: CampaignSummary }) {
  return (
    <p className="campaign-facts" data-testid={`campaign-facts-${campaign.id}`}>
      {campaign.closedAt && (
        <Chip tone="amber" data-testid="campaign-closed">
          {words.closedSince(moment(campaign.closedAt))}
        </Chip>
      )}
      <Chip>{words.profile(campaign.profile)}</Chip>
      <Chip title={texts.admin.key.title[campaign.state]}>{words.identity[campaign.state]}</Chip>
    </p>
  );
}
