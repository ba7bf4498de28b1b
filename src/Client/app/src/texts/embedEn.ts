/** A case in a frame of a portal, in English. */
export const embedEn = {
  cannotTitle: 'This case cannot be read here',
  signInTitle: 'Sign in to read this case',
  signInText: 'It opens in a window of its own. Come back here afterwards and go on.',
  signIn: 'Sign in',
  goOn: 'Go on',
  signedInTitle: 'You are signed in',
  signedInText: 'Close this window and go on where you came from.',
  done: { submitted: 'The case is submitted', skipped: 'The case is skipped', kept: 'Your reading is on this device and is sent when the network is back' },
};
