"""An intake desk for one dialogue conference: what came in is screened, routed and stored."""
