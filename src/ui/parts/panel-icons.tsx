/** The icons of panels and of the transcript, which are fetched with them. */

import { Icon } from './icons.tsx';

export const MoreIcon = () => (
  <Icon>
    <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.25" />
  </Icon>
);

export const PencilIcon = () => (
  <Icon>
    <path d="m4 16 .8-3.2L13 4.6l2.4 2.4-8.2 8.2zM11.2 6.4l2.4 2.4" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <path d="M10 3 2.75 16h14.5zM10 8v3.75M10 13.9v.1" />
  </Icon>
);

export const PinIcon = () => (
  <Icon>
    <path d="M7.5 3h5l-.6 5 2.6 3.25h-9L8.1 8zM10 11.25V17" />
  </Icon>
);

export const UndoIcon = () => (
  <Icon>
    <path d="M7 4 3.5 7.5 7 11M3.5 7.5h8a4.25 4.25 0 0 1 0 8.5H8" />
  </Icon>
);

export const RedoIcon = () => (
  <Icon>
    <path d="m13 4 3.5 3.5L13 11M16.5 7.5h-8a4.25 4.25 0 0 0 0 8.5H12" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.25" />
    <path d="M10 6v4.25L12.75 12" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m4.5 10.5 3.75 3.75 7.25-8" />
  </Icon>
);

export const ExportIcon = () => (
  <Icon>
    <path d="M10 12.5V3.5M6.5 7 10 3.5 13.5 7M4 11v5h12v-5" />
  </Icon>
);

export const MergeIcon = () => (
  <Icon>
    <path d="M4.5 3.5v2.25A4.25 4.25 0 0 0 8.75 10h2.5A4.25 4.25 0 0 0 15.5 5.75V3.5M10 10v6.5M7 13.5l3 3 3-3" />
  </Icon>
);

export const SplitIcon = () => (
  <Icon>
    <path d="M4 4h12M4 7h8M3 10.5h2M8 10.5h4M15 10.5h2M4 14h12M4 17h6" />
  </Icon>
);

export const WandIcon = () => (
  <Icon>
    <path d="m4 16 8-8M13.5 3v3M12 4.5h3M16 8.5v2.5M14.75 9.75h2.5M6 4v2M5 5h2" />
  </Icon>
);

export const PlayIcon = () => (
  <Icon>
    <path d="M6.5 4v12l9.5-6z" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M7 4.5v11M13 4.5v11" stroke-width="2.25" />
  </Icon>
);

export const SoundIcon = () => (
  <Icon>
    <path d="M4 8.5v3M7 5.5v9M10 7.5v5M13 4v12M16 8.5v3" />
  </Icon>
);

/** Points at what it folds away. */
export const FoldIcon = () => (
  <Icon>
    <path d="M5 8l5 5 5-5" />
  </Icon>
);
