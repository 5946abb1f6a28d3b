/** Icons on a 20 px grid in the colour of the text. The text beside them has the meaning. */

import type { ComponentChildren } from 'preact';

export function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const MenuIcon = () => (
  <Icon>
    <path d="M3 6h14M3 10h14M3 14h9" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M12 4 6 10l6 6" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M10 4v12M4 10h12" />
  </Icon>
);

export const FileIcon = () => (
  <Icon>
    <path d="M11.5 2.5h-6v15h9v-12zM11.5 2.5v3h3M8 13v-2M10 14.5v-5M12 13v-2" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    <circle cx="12" cy="6" r="2" />
    <circle cx="8" cy="14" r="2" />
  </Icon>
);

export const HelpIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.25" />
    <path d="M7.9 8a2.1 2.1 0 1 1 3.1 1.85c-.65.36-1 .8-1 1.5M10 13.9v.1" />
  </Icon>
);

export const TrashIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M8 5.5v-2h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
    <path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7" />
  </Icon>
);

export const MiniWindowIcon = () => (
  <Icon>
    <path d="M8 15.5H3v-11h14V8M11 11h6v4.5h-6z" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M10 4v12M5 11l5 5 5-5" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="8.75" cy="8.75" r="5" />
    <path d="m12.5 12.5 4 4" />
  </Icon>
);

export const FilterIcon = () => (
  <Icon>
    <path d="M3.5 6h13M6 10h8M8.5 14h3" />
  </Icon>
);

export const MicrophoneIcon = () => (
  <Icon>
    <rect x="7.25" y="2.75" width="5.5" height="9" rx="2.75" />
    <path d="M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v2.5" />
  </Icon>
);

/** The logo: three bars of a voice. */
export const BrandMark = () => (
  <svg class="brand-mark" viewBox="0 0 12 24" width="12" height="24" aria-hidden="true" focusable="false">
    <path d="M1.5 8v8M6 2v20M10.5 6v12" />
  </svg>
);
