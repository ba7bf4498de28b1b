import { useEffect, type ReactNode } from 'react';
import { Navigate } from 'react-router';
import type { Role } from '../api/contract';
import { goToSignIn } from '../api/client';
import { useSession } from '../api/queries';
import { texts } from '../texts';
import { Notice } from '../ui/Notice';
import { SkeletonLines } from '../ui/Skeleton';
import { Page } from './Page';
import { Trouble } from './Trouble';

const homes: Record<Role, string> = { reader: '/read', curator: '/campaigns', administrator: '/admin' };

/** `/`: everyone's own start. */
export function Home() {
  return <Guard roles={['reader', 'curator', 'administrator']}>{(role) => <Navigate to={homes[role]} replace />}</Guard>;
}

interface Props {
  roles: Role[];
  children: ReactNode | ((role: Role) => ReactNode);
}

/** Courtesy, not protection: the server refuses by itself. It spares a person a page that could only show refusals. */
export function Guard({ roles, children }: Props) {
  const session = useSession();
  const signedOut = session.data?.signedIn === false;
  useEffect(() => {
    if (signedOut) goToSignIn();
  }, [signedOut]);
  const role = session.data?.role;
  if (!session.data && session.error) {
    return (
      <Page title={texts.product}>
        <Trouble error={session.error} retry={() => void session.refetch()} />
      </Page>
    );
  }
  if (!role) {
    return (
      <Page title={texts.product}>
        <SkeletonLines count={3} />
      </Page>
    );
  }
  if (!roles.includes(role)) {
    return (
      <Page title={texts.product}>
        <Notice title={texts.shell.notForRole} />
      </Page>
    );
  }
  return typeof children === 'function' ? children(role) : children;
}
