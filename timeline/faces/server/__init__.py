"""The pages of `faces/web` over HTTP, made when they are asked for, with forms that judge as the commands do."""
