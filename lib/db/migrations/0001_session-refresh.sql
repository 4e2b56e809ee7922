ALTER TABLE "sessions" ADD COLUMN "lease_holder" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "hold_off_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "claims_challenge" text;