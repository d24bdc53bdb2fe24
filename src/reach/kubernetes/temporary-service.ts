/** Origin of the services that exist for one run only: a resumed run makes them anew. */
export const TEMPORARY_SERVICE = 'samespec/temporary-service';
