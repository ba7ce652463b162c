import type { ComponentProps } from 'react';

/**
 * A form whose fields the browser neither remembers nor writes into its session files, from where it would restore them
 * after a crash: what is typed here is about a patient. (Only the form's own attribute counts for a text area.)
 */
export function Form(props: ComponentProps<'form'>) {
  return <form autoComplete="off" {...props} />;
}

/** The id of a form in index.html for text areas that stand in none; see {@link Form}. */
export const unkeptForm = 'unkept';
