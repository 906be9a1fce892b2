/** Whether a browser can record sound, and as what: apart from what records, for whoever shows the button. */

/** What a browser may record as, the best first: small, and known to the others. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm'];

export const typeToRecord = () => TYPES.find((type) => MediaRecorder.isTypeSupported(type));

/** Some browsers have the words for it, and can record as nothing. Without a secure page there is no microphone. */
export const canRecord = () => typeof MediaRecorder === 'function' && typeToRecord() !== undefined && navigator.mediaDevices !== undefined;
