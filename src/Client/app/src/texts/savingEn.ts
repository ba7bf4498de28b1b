/** What becomes of a reader's work, in English. */
export const savingEn = {
  save: {
    nothing: 'Nothing yet',
    saved: 'Saved',
    device: 'On this device',
    sending: 'Sending',
    offline: 'On this device, offline',
    signedOut: 'On this device',
    stale: 'Not the newest',
    refused: 'Not accepted',
    deviceFails: 'Not kept',
  },
};
